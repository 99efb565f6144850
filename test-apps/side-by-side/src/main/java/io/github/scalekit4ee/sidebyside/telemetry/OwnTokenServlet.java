package io.github.scalekit4ee.sidebyside.telemetry;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gets a token and shows when it ends. */
@WebServlet("/own-token")
public class OwnTokenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ClientCredentialsClient client;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(client.accessToken().expiresAt());
    }
}
