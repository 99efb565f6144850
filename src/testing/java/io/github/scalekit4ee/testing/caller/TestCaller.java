package io.github.scalekit4ee.testing.caller;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls beans as a caller, without a server: {@code @Inject JsonWebToken}, {@code @Inject VerifiedAccessToken}, {@code @Claim},
 * {@code @RequiresScopes} and Jakarta Security's {@code SecurityContext} see that caller. To be injected; {@link
 * TestCallerExtension} makes the bean.
 *
 * <p>Where a request context is active, the call runs in it, and the caller of before comes back afterwards; else it has a context of
 * its own. {@code @RolesAllowed} is checked by servers only: on a plain bean no server looks at it either.
 */
@Vetoed
public final class TestCaller {

    private final RequestContextController contexts;
    private final CallerOfTheRequest current;
    private final Instance<CallerConfiguration> configuration;

    TestCaller(
            RequestContextController contexts,
            CallerOfTheRequest current,
            Instance<CallerConfiguration> configuration) {
        this.contexts = contexts;
        this.current = current;
        this.configuration = configuration;
    }

    /**
     * What returns something.
     *
     * @param <T> what it returns
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object, E extends Exception> {

        /**
         * Does it.
         *
         * @return what comes out of it
         * @throws E as it likes
         */
        T run() throws E;
    }

    /**
     * What returns nothing.
     *
     * @param <E> what it throws
     */
    @FunctionalInterface
    public interface Action<E extends Exception> {

        /**
         * Does it.
         *
         * @throws E as it likes
         */
        void run() throws E;
    }

    /**
     * Calls as the caller of a token.
     *
     * @param token whose; not null
     * @param call on this thread, at once
     * @param <T> what the call returns
     * @param <E> what the call throws
     * @return what the call returns
     * @throws E what the call throws
     */
    public <T extends @Nullable Object, E extends Exception> T callAs(TestAccessToken token, Call<T, E> call) throws E {
        return run(caller(token), call);
    }

    /**
     * Acts as the caller of a token.
     *
     * @param token whose; not null
     * @param action on this thread, at once
     * @param <E> what the action throws
     * @throws E what the action throws
     */
    public <E extends Exception> void callAs(TestAccessToken token, Action<E> action) throws E {
        run(caller(token), asCall(action));
    }

    /**
     * Acts in a request without a token.
     *
     * @param action on this thread, at once
     * @param <E> what the action throws
     * @throws E what the action throws
     */
    public <E extends Exception> void callAsNobody(Action<E> action) throws E {
        run(null, asCall(action));
    }

    private static <E extends Exception> Call<Boolean, E> asCall(Action<E> action) {
        return () -> {
            action.run();
            return true;
        };
    }

    private AccessTokenCallerPrincipal caller(TestAccessToken token) {
        return token.caller(
                configuration.isResolvable() ? orDefault(configuration.get()) : DefaultCallers.CONFIGURATION);
    }

    /** Where {@code scalekit.enabled} is false, nothing becomes a group. */
    private static CallerConfiguration orDefault(CallerConfiguration configured) {
        return configured.groupsFrom().getOrDefault("", List.of()).isEmpty()
                ? DefaultCallers.CONFIGURATION
                : configured;
    }

    private <T extends @Nullable Object, E extends Exception> T run(
            @Nullable AccessTokenCallerPrincipal caller, Call<T, E> call) throws E {
        boolean begun = contexts.activate();
        try {
            AccessTokenCallerPrincipal before = current.get();
            current.set(caller);
            try {
                return call.run();
            } finally {
                current.set(before);
            }
        } finally {
            if (begun) {
                contexts.deactivate();
            }
        }
    }
}
