package io.github.scalekit4ee.comparison.app.plain;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Nothing but the path. */
@ApplicationPath("/api")
public class Api extends Application {}
