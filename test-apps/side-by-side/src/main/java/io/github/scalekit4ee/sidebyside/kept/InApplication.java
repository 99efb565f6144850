package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.jwt.Claim;

@ApplicationPath("kept")
public class InApplication extends Application {
    @Inject
    @Claim("sub")
    String subject;
}
