package io.github.scalekit4ee.sidebyside.diagnostics;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * After a collection: {@code /threads}, the names of all threads; {@code /classes?name=…}, every loaded class of that name; {@code
 * /objects}, how many objects there are of each class.
 */
@WebServlet({"/threads", "/classes", "/objects"})
public class Diagnostics extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        System.gc();
        if (request.getServletPath().equals("/threads")) {
            Thread.getAllStackTraces().keySet().forEach(thread -> out.println(thread.getName()));
        } else if (request.getServletPath().equals("/objects")) {
            out.print(diagnostic("gcClassHistogram"));
        } else {
            out.print(loadedClasses(request.getParameter("name")));
        }
    }

    /** What {@code jcmd <pid> VM.class_hierarchy <name>} prints: one line for each class loader that has loaded the class. */
    private static String loadedClasses(String name) throws ServletException {
        return diagnostic("vmClassHierarchy", name);
    }

    private static String diagnostic(String operation, String... arguments) throws ServletException {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            operation,
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }
}
