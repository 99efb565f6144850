package io.github.scalekit4ee.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.event.AccessDenied;
import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.HttpCall;
import io.github.scalekit4ee.event.TokenRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URLEncoder;
import java.util.logging.Logger;

/** The example of the documentation. */
@ApplicationScoped
public class AuditLog {
    private static final Logger LOG = Logger.getLogger("audit");

    void authenticated(@ObservesAsync CallerAuthenticated event) {
        write("authenticated", event.caller().subject(), "", event.call());
    }

    void denied(@ObservesAsync AccessDenied event) {
        write(
                "denied",
                event.caller() == null ? null : event.caller().subject(),
                "missing " + event.missing(),
                event.call());
    }

    void rejected(@ObservesAsync TokenRejected event) {
        write("rejected", null, event.reason() + ": " + event.description(), event.call());
    }

    private static void write(String what, String subject, String why, HttpCall call) {
        String who = subject == null ? "-" : URLEncoder.encode(subject, UTF_8); // a claim may hold any character
        LOG.info(() -> what + " " + who + " " + call + " " + why);
    }
}
