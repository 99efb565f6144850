package io.github.scalekit4ee.wiring.platform;

import jakarta.security.jacc.PolicyContext;
import jakarta.security.jacc.PolicyContextException;
import jakarta.security.jacc.PolicyContextHandler;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat lacks to a server of Jakarta EE: it tells Jakarta Authorization (2.1 section 4.6.1) who the caller is, which is where
 * Soteria's {@code SecurityContext} looks.
 */
final class CallerOfTheThread extends ValveBase {

    private static final String SUBJECT = "javax.security.auth.Subject.container";

    private final ThreadLocal<Request> current = new ThreadLocal<>();

    CallerOfTheThread() {
        super(true);
        try {
            PolicyContext.registerHandler(SUBJECT, new Handler(), true);
        } catch (PolicyContextException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        current.set(request);
        try {
            getNext().invoke(request, response);
        } finally {
            current.remove();
        }
    }

    private final class Handler implements PolicyContextHandler {

        @Override
        public boolean supports(String key) {
            return key.equals(SUBJECT);
        }

        @Override
        public String[] getKeys() {
            return new String[] {SUBJECT};
        }

        @Override
        public @Nullable Object getContext(String key, @Nullable Object data) {
            Request request = current.get();
            Principal caller = request == null ? null : request.getUserPrincipal();
            return caller == null ? null : new Subject(true, Set.of(caller), Set.of(), Set.of());
        }
    }
}
