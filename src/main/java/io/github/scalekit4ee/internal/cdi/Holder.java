package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Interceptor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object that serves one caller after another, in words for a message.
 *
 * @param description what it is
 * @param wayOut what to do instead of keeping a claim in it
 */
record Holder(String description, String wayOut) {

    /** These end with the request at the latest. */
    private static final Set<String> SHORT_SCOPES =
            Set.of("jakarta.enterprise.context.RequestScoped", "jakarta.transaction.TransactionScoped");

    private static final String ASK = "nject a JsonWebToken, a ClaimValue or an Instance";

    private static Holder of(String description) {
        return new Holder(description, "I" + ASK + " instead.");
    }

    private static Holder ofScope(Bean<?> bean) {
        return new Holder(
                "a bean that is @" + bean.getScope().getSimpleName(), "Make the bean @RequestScoped, or i" + ASK + ".");
    }

    /** Whatever a holder of another kind holds, since an object without a scope of its own lives as long as its owner. */
    Holder via(String owner) {
        return new Holder("an object that " + owner + " holds, " + description, wayOut);
    }

    /** Null for one that serves one caller only, or is part of another object. */
    static @Nullable Holder bean(Bean<?> bean, boolean producer) {
        // Whom an interceptor or decorator serves depends on the beans it is bound to, also those of other archives.
        if (bean instanceof Interceptor) {
            return of("an interceptor");
        }
        if (bean instanceof Decorator) {
            return of("a decorator");
        }
        if (!producer) {
            String kind = SharedKinds.always(bean.getBeanClass());
            if (kind == null && !isShort(bean)) {
                kind = SharedKinds.unlessOfTheRequest(bean.getBeanClass());
            }
            if (kind != null) {
                return of(kind);
            }
        }
        return isShort(bean) || bean.getScope() == Dependent.class ? null : ofScope(bean);
    }

    /** An enterprise bean, which a deployment descriptor may have made one. */
    static @Nullable Holder enterpriseBean(Bean<?> bean, String type) {
        return isShort(bean) ? null : of("a " + type + " enterprise bean");
    }

    /** Null for a resource class of JAX-RS, of which each request has an instance of its own. */
    static @Nullable Holder component(Class<?> type) {
        String kind = SharedKinds.always(type);
        if (kind == null) {
            kind = SharedKinds.unlessOfTheRequest(type);
        }
        if (kind == null) {
            return SharedKinds.isResource(type)
                    ? null
                    : new Holder("a component that is no CDI bean", "Make it a @RequestScoped bean, or i" + ASK + ".");
        }
        return of(kind);
    }

    private static boolean isShort(Bean<?> bean) {
        return SHORT_SCOPES.contains(bean.getScope().getName());
    }
}
