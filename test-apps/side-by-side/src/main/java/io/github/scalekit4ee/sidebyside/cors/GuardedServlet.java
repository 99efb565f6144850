package io.github.scalekit4ee.sidebyside.cors;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** Protected in all its methods. */
@WebServlet("/guarded")
@ServletSecurity(@HttpConstraint(rolesAllowed = "read:deployments"))
public class GuardedServlet extends OpenServlet {
    private static final long serialVersionUID = 1L;
}
