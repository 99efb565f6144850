package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** Mapped with all that is below. */
@WebServlet("/guarded-below/*")
@ServletSecurity(@HttpConstraint(rolesAllowed = "read:deployments"))
public class GuardedByPrefix extends GuardedServlet {
    private static final long serialVersionUID = 1L;
}
