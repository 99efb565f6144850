package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An asynchronous servlet with a constraint; the caller is read on the request's thread and on the other one. */
@WebServlet(urlPatterns = "/async-report", asyncSupported = true)
@ServletSecurity(@HttpConstraint(rolesAllowed = "read:deployments"))
public class AsyncServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Resource
    private transient ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String name = request.getUserPrincipal().getName();
        AsyncContext async = request.startAsync();
        executor.submit(() -> answer(async, name));
    }

    private static void answer(AsyncContext async, String name) {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        try {
            async.getResponse().setContentType("text/plain");
            async.getResponse()
                    .getWriter()
                    .print(name + " " + request.getUserPrincipal().getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }
}
