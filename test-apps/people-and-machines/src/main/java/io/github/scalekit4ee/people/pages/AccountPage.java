package io.github.scalekit4ee.people.pages;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For members: the server sends everybody else to the login. */
@WebServlet("/account")
@ServletSecurity(@HttpConstraint(rolesAllowed = "member"))
public class AccountPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html.write(
                response,
                """
                <h1>My account</h1>
                <p id="caller">You are %s.</p>
                <form action="logout" method="post"><button id="logout">Log out</button></form>
                <p><a id="home" href="./">Home</a></p>
                """
                        .formatted(Html.escaped(request.getRemoteUser())));
    }
}
