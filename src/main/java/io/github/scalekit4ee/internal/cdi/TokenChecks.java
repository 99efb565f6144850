package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.source.ThisJar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the application's own for tokens: its enabled beans of the type {@link TokenCheck}. Their objects are made when
 * the first token is verified: at deployment the resources that they may use are not there yet.
 */
final class TokenChecks implements TokenCheck, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    /** One object serves all callers in these; in another scope it might be that of another request, or of none. */
    private static final Set<Class<?>> SCOPES = Set.of(ApplicationScoped.class, Singleton.class, Dependent.class);

    /** Every request may fail, and one line tells it all. */
    private static final long LOG_INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final List<Bean<?>> beans = new ArrayList<>();
    private final List<CreationalContext<?>> contexts = new ArrayList<>();
    private @Nullable BeanManager manager;
    private volatile @Nullable List<Made> checks;
    private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

    /** A client proxy's class says nothing to a reader of the log. */
    private record Made(Class<?> type, TokenCheck check) {}

    /** Of each enabled bean. In an EAR those of other WARs pass by, too; they see another jar, or use one that is shared. */
    void look(Bean<?> bean) {
        if (bean.getTypes().contains(TokenCheck.class)
                && !(bean instanceof Decorator)
                && ThisJar.isSeenBy(bean.getBeanClass().getClassLoader())) {
            beans.add(bean);
        }
    }

    /** What keeps the deployment from being right; empty as a rule. */
    Set<String> problems() {
        Set<String> problems = new TreeSet<>();
        for (Bean<?> bean : beans) {
            if (!SCOPES.contains(bean.getScope())) {
                problems.add(bean.getBeanClass().getName() + " is a TokenCheck in @"
                        + bean.getScope().getSimpleName()
                        + ", and tokens are checked before there is such a context. Make it @ApplicationScoped.");
            }
        }
        return problems;
    }

    void start(BeanManager manager) {
        this.manager = manager;
        beans.removeIf(bean -> beans.stream().anyMatch(other -> ApplicationMechanisms.specializes(other, bean)));
        if (beans.isEmpty()) {
            checks = List.of();
        }
    }

    @Override
    public void check(VerifiedAccessToken token) {
        List<Made> made = checks;
        for (Made each : made == null ? make() : made) {
            try {
                each.check.check(token);
            } catch (InvalidTokenException e) {
                throw e;
            } catch (RuntimeException e) {
                throw failure(each.type, e);
            }
        }
    }

    private synchronized List<Made> make() {
        List<Made> known = checks;
        if (known != null) {
            return known;
        }
        if (manager == null) {
            throw new IllegalStateException("The application has not started yet.");
        }
        List<Made> made = new ArrayList<>();
        for (Bean<?> bean : beans) {
            made.add(make(bean, manager));
        }
        List<Made> all = List.copyOf(made);
        checks = all;
        return all;
    }

    private Made make(Bean<?> bean, BeanManager manager) {
        CreationalContext<?> context = manager.createCreationalContext(bean);
        try {
            Made made =
                    new Made(bean.getBeanClass(), (TokenCheck) manager.getReference(bean, TokenCheck.class, context));
            contexts.add(context);
            return made;
        } catch (RuntimeException e) {
            context.release();
            throw failure(bean.getBeanClass(), e);
        }
    }

    /** The message of what a check throws may hold a claim. Where it was thrown does not. */
    private IllegalStateException failure(Class<?> check, RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String message = "The token check " + check.getName() + " failed with "
                + e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0])
                + ". Requests with a token get 503 until that is mended.";
        long now = System.nanoTime();
        long silent = silentUntil.get();
        if (now - silent >= 0 && silentUntil.compareAndSet(silent, now + LOG_INTERVAL)) {
            LOG.severe(message);
        }
        return new IllegalStateException(message);
    }

    @Override
    public synchronized void close() {
        contexts.forEach(CreationalContext::release);
        contexts.clear();
    }
}
