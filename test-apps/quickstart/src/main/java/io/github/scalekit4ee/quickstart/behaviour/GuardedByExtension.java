package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** Mapped by its extension. */
@WebServlet("*.guarded")
@ServletSecurity(@HttpConstraint(rolesAllowed = "read:deployments"))
public class GuardedByExtension extends GuardedServlet {
    private static final long serialVersionUID = 1L;
}
