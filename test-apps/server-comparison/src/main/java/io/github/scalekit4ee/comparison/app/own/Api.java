package io.github.scalekit4ee.comparison.app.own;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Wakes the server's own MicroProfile JWT. Payara looks for the annotation on beans, and maps groups to declared roles only. */
@ApplicationPath("/api")
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles("read:deployments")
public class Api extends Application {}
