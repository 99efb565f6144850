package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Optional;

/** Makes the filters that hold resource methods' rules, for one Jakarta REST application. */
final class RuleFilters {

    private final ApplicationEnforcement enforcement;
    private final ServletExchange exchange;
    private final Container server = Container.ofThisServer();

    RuleFilters(ApplicationEnforcement enforcement, ServletExchange exchange) {
        this.enforcement = enforcement;
        this.exchange = exchange;
    }

    /** Empty if the method has no access rule; CDI is then not asked. */
    Optional<AccessFilter> filter(Class<?> resource, Method method) {
        return Optional.of(AccessRule.of(resource, method))
                .filter(all -> !all.isOpen())
                // No server enforces @RequiresScopes, and an interceptor runs only where the resource is a bean.
                .map(all -> enforcement.isActive() ? all : AccessRule.ofScopes(resource, method))
                .filter(rule -> !rule.isOpen())
                .map(this::filter);
    }

    private AccessFilter filter(AccessRule rule) {
        return enforcement.isByOwnMechanism()
                ? new ApplicationMechanismFilter(rule, enforcement.answers(), enforcement.events(), server, exchange)
                : new AccessFilter(rule, enforcement.answers(), enforcement.events(), server);
    }

    /** Beside one of these: what holds callers of tokens to the rule before a server does, so that this jar answers to them. */
    Optional<TokenCallerFilter> ofTokens(AccessFilter filter) {
        return filter instanceof ApplicationMechanismFilter
                ? Optional.of(new TokenCallerFilter(filter))
                : Optional.empty();
    }

    /** Registers what ends the {@link CheckedSecurityContext} of a request, where the server needs one. */
    void registerEnd(FeatureContext context) {
        CheckedSecurityContext.end(server, context);
    }

    ErrorResponses answers() {
        return enforcement.answers();
    }

    boolean isActive() {
        return enforcement.isActive();
    }
}
