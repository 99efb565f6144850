package io.github.scalekit4ee.sidebyside.diagnostics;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * After a collection: {@code /threads}, the names of all threads, and {@code /classes?name=…}, every loaded class of that name.
 * {@code POST /mechanisms} has Open Liberty forget the mechanisms of ended applications.
 */
@WebServlet({"/threads", "/classes", "/mechanisms"})
public class Diagnostics extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient BeanManager beans;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setContentType("text/plain");
        PrintWriter out = response.getWriter();
        System.gc();
        if (request.getServletPath().equals("/threads")) {
            Thread.getAllStackTraces().keySet().forEach(thread -> out.println(thread.getName()));
        } else {
            out.print(loadedClasses(request.getParameter("name")));
        }
    }

    /**
     * Says whether there was a table to empty. The server has no way to do so; without it, what applications themselves leave behind
     * could not be seen for what the server keeps of them.
     */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Bean<?> security = beans.resolve(beans.getBeans(SecurityContext.class));
        if (security == null) {
            response.getWriter().print("not Open Liberty");
            return;
        }
        ClassLoader server = security.getBeanClass().getClassLoader();
        try {
            Class<?> modules = server.loadClass("com.ibm.ws.security.javaeesec.properties.ModulePropertiesUtils");
            Method clear = modules.getDeclaredMethod("clearModuleTable");
            clear.setAccessible(true);
            clear.invoke(modules.getMethod("getInstance").invoke(null));
            response.getWriter().print("forgotten");
        } catch (ClassNotFoundException e) {
            response.getWriter().print("not Open Liberty");
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }

    /** What {@code jcmd <pid> VM.class_hierarchy <name>} prints: one line for each class loader that has loaded the class. */
    private static String loadedClasses(String name) throws ServletException {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmClassHierarchy",
                            new Object[] {new String[] {name}},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new ServletException(e);
        }
    }
}
