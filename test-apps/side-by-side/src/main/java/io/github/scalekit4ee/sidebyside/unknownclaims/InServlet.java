package io.github.scalekit4ee.sidebyside.unknownclaims;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.microprofile.jwt.Claim;

/** No bean: not all containers tell of its injection points. */
@WebServlet("/unknown")
public class InServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @Claim("exp")
    transient Instance<Instant> end;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(end.get());
    }
}
