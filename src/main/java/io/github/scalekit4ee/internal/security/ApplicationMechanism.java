package io.github.scalekit4ee.internal.security;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import org.jspecify.annotations.Nullable;

/**
 * The authentication mechanism that the application itself brings, if it brings one. Ours is what the server calls all the same:
 * whether the application's is enabled is known only after ours is a bean. So ours asks this one, see {@link SharedRequests}.
 */
public final class ApplicationMechanism {

    private static final ApplicationMechanism NONE = new ApplicationMechanism(null, null, false);

    private final @Nullable BeanManager beans;
    private final @Nullable Bean<?> bean;
    private final boolean leavesTokens;

    /** One object for all calls; null where each call gets an object of its own. */
    private final @Nullable HttpAuthenticationMechanism shared;

    private ApplicationMechanism(@Nullable BeanManager beans, @Nullable Bean<?> bean, boolean leavesTokens) {
        this.beans = beans;
        this.bean = bean;
        this.leavesTokens = leavesTokens;
        this.shared = beans == null || bean == null || isDependent(bean)
                ? null
                : reference(beans, bean, beans.createCreationalContext(bean));
    }

    public static ApplicationMechanism none() {
        return NONE;
    }

    /**
     * @param bean one of the type {@code HttpAuthenticationMechanism}, in any scope
     * @param leavesTokens whether requests with a bearer token are ours
     */
    public static ApplicationMechanism of(BeanManager beans, Bean<?> bean, boolean leavesTokens) {
        return new ApplicationMechanism(beans, bean, leavesTokens);
    }

    /** What to ask the mechanism. */
    interface Question<T, E extends Exception> {
        T ask(HttpAuthenticationMechanism mechanism) throws E;
    }

    boolean isPresent() {
        return bean != null;
    }

    /** Whether requests with a bearer token are ours. */
    boolean leavesTokens() {
        return leavesTokens;
    }

    /** Only where {@link #isPresent()}. */
    <T, E extends Exception> T answer(Question<T, E> question) throws E {
        if (shared != null) {
            return question.ask(shared);
        }
        if (beans == null || bean == null) {
            throw new IllegalStateException("The application has no mechanism of its own.");
        }
        return answerOfNewObject(beans, bean, question);
    }

    /** Destroyed at once: nothing else would (CDI 4.0 section 6.4.2). */
    private static <T, E extends Exception> T answerOfNewObject(
            BeanManager beans, Bean<?> bean, Question<T, E> question) throws E {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        try {
            return question.ask(reference(beans, bean, context));
        } finally {
            context.release();
        }
    }

    private static boolean isDependent(Bean<?> bean) {
        return bean.getScope().equals(Dependent.class);
    }

    private static HttpAuthenticationMechanism reference(
            BeanManager beans, Bean<?> bean, CreationalContext<?> context) {
        return (HttpAuthenticationMechanism) beans.getReference(bean, HttpAuthenticationMechanism.class, context);
    }
}
