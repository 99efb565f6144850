package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.jwt.Claim;

@WebListener
public class InContextListener implements ServletContextListener {
    @Inject
    @Claim("sub")
    String subject;
}
