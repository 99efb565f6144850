package io.github.scalekit4ee.people.machines;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Below {@code scalekit.paths}: only tokens are taken here. */
@ApplicationPath("/api")
public class Api extends Application {}
