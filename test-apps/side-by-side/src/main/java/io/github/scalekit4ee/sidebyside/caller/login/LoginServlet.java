package io.github.scalekit4ee.sidebyside.caller.login;

import io.github.scalekit4ee.sidebyside.caller.Who;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Another caller logs in during the request. */
@WebServlet("/login/*")
public class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Who who;

    @Inject
    transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String before = who.isIt();
        request.setAttribute(NamingMechanism.NAME, "bert");
        if (request.getPathInfo().equals("/after-logout")) {
            request.logout();
            String between = who.isIt();
            request.authenticate(response);
            response.getWriter().print(before + " then " + between + " then " + who.isIt());
        } else {
            AuthenticationParameters again =
                    AuthenticationParameters.withParams().newAuthentication(true);
            security.authenticate(request, response, again);
            response.getWriter()
                    .print(before + " then " + who.isIt() + " by "
                            + request.getUserPrincipal().getName());
        }
    }
}
