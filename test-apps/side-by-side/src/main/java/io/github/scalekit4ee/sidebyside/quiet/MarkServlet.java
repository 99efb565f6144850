package io.github.scalekit4ee.sidebyside.quiet;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Logger;

/** Writes its query to the server's log, so that a test knows what was logged before it. */
@WebServlet("/mark")
public class MarkServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(MarkServlet.class.getName());

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        LOG.warning("mark " + request.getQueryString());
        response.setStatus(204);
    }
}
