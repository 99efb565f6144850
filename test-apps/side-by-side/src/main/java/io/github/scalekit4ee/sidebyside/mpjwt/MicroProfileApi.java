package io.github.scalekit4ee.sidebyside.mpjwt;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** In place of {@code Api}: asks for the server's own MicroProfile JWT. */
@LoginConfig(authMethod = "MP-JWT", realmName = "own")
@ApplicationPath("/api")
public class MicroProfileApi extends Application {}
