package io.github.scalekit4ee.comparison.app.bare;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Payara maps groups to declared roles only. */
@ApplicationPath("/api")
@DeclareRoles("read:deployments")
public class Api extends Application {}
