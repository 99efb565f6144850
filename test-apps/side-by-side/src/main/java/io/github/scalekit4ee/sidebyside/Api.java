package io.github.scalekit4ee.sidebyside;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API lives below {@code /api}. */
@ApplicationPath("/api")
public class Api extends Application {}
