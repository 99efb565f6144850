package io.github.scalekit4ee.sidebyside.events;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what was observed, one event a line. */
@WebServlet("/seen")
public class SeenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Recorder recorder;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(recorder.lines());
    }
}
