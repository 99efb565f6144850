package io.github.scalekit4ee.sidebyside.caller;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** Its path says where the question is asked. */
@WebServlet(urlPatterns = "/who/*", asyncSupported = true)
public class WhoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Who who;

    @Resource
    private transient ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        switch (request.getPathInfo()) {
            case "/plain" -> response.getWriter().print(who.isIt());
            case "/before" -> response.getWriter().print(request.getAttribute(WhoListener.BEFORE));
            case "/used-and-logged-out" -> {
                String before = who.isIt();
                request.logout();
                response.getWriter().print(before + " then " + who.isIt());
            }
            case "/logged-out" -> {
                request.logout();
                response.getWriter().print(who.isIt());
            }
            case "/forwarded" -> request.getRequestDispatcher("/target").forward(request, response);
            case "/included" -> request.getRequestDispatcher("/target").include(request, response);
            case "/error" -> response.sendError(409);
            case "/exception" -> throw new IllegalStateException("on purpose");
            case "/dispatched" -> request.startAsync().dispatch("/target");
            case "/started" -> {
                AsyncContext async = request.startAsync();
                Supplier<String> question = who.question();
                async.start(() -> answer(async, question));
            }
            case "/executor" -> answerOn(executor, request);
            case "/common-pool" -> answerOn(ForkJoinPool.commonPool(), request);
            default -> response.sendError(404);
        }
    }

    private void answerOn(Executor threads, HttpServletRequest request) {
        AsyncContext async = request.startAsync();
        Supplier<String> question = who.question();
        threads.execute(() -> answer(async, question));
    }

    private static void answer(AsyncContext async, Supplier<String> question) {
        try {
            async.getResponse().getWriter().print(question.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }
}
