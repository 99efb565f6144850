package io.github.scalekit4ee.sidebyside.caller;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Asks in each way that follows the caller; shared by all of them. */
@ApplicationScoped
public class Who {
    public static final String NOBODY = "nobody";

    @Inject
    JsonWebToken token;

    @Inject
    @Claim("sub")
    ClaimValue<String> value;

    @Inject
    @Claim("sub")
    Instance<String> instance;

    @Inject
    Instance<VerifiedAccessToken> verified;

    /** Without the proxy, which GlassFish cannot find its way through on a thread that belongs to no application. */
    public Supplier<String> question() {
        return this::isIt;
    }

    /** Four answers; {@code no-request} is CDI's own for a bean of the request. */
    public String isIt() {
        return String.join(
                " ", name(token::getSubject), name(value::getValue), name(instance::get), name(this::subject));
    }

    private String subject() {
        VerifiedAccessToken now = verified.get();
        return now == null ? null : now.subject();
    }

    private static String name(Supplier<String> question) {
        try {
            return Objects.requireNonNullElse(question.get(), NOBODY);
        } catch (ContextNotActiveException | IllegalStateException e) {
            return "no-request"; // CDI's own, and GlassFish's where the thread belongs to no application
        } catch (RuntimeException | LinkageError e) {
            return e.toString().replace(' ', '_');
        }
    }
}
