package io.github.scalekit4ee.people.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For everybody. */
@WebServlet("")
public class HomePage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getRemoteUser();
        Html.write(
                response,
                """
                <h1>Deployments</h1>
                <p id="caller">%s</p>
                <p><a id="account" href="account">My account</a></p>
                """
                        .formatted(name == null ? "You are nobody yet." : "You are " + Html.escaped(name) + "."));
    }
}
