package io.github.scalekit4ee;

import jakarta.ejb.ApplicationException;
import java.io.Serial;
import java.util.Collection;
import java.util.Set;

/**
 * The caller's token is valid and lacks a scope: answered with 403 and {@code insufficient_scope} (RFC 6750 section 3.1).
 *
 * <p>An application exception (Enterprise Beans 4.0 section 9.1.1), so that an enterprise bean's container throws it as it is and not
 * inside an {@code EJBException}. The transaction is rolled back all the same.
 */
@ApplicationException(rollback = true)
public final class InsufficientScopeException extends SecurityException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Set<String> requiredScopes;
    /**
     * Whether there was no token at all.
     *
     * @serial as described
     */
    private final boolean anonymous;

    /**
     * Made before the operation begins.
     *
     * @param requiredScopes the scopes that the operation requires; not null
     * @param anonymous whether there is no token at all, so that the answer is 401
     */
    public InsufficientScopeException(Collection<String> requiredScopes, boolean anonymous) {
        super("The operation requires the scopes " + String.join(" ", requiredScopes));
        this.requiredScopes = Set.copyOf(requiredScopes);
        this.anonymous = anonymous;
    }

    /**
     * The scopes that the operation requires, not those that the token has.
     *
     * @return never null
     */
    public Set<String> requiredScopes() {
        return requiredScopes;
    }

    /**
     * Whether the caller presented no token at all.
     *
     * @return true when the answer is 401 rather than 403
     */
    public boolean isAnonymous() {
        return anonymous;
    }
}
