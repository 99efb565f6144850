package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import java.lang.reflect.Method;
import java.util.Optional;

/** Makes the filters that hold resource methods' rules, for one Jakarta REST application. */
final class RuleFilters {

    private final ApplicationEnforcement enforcement;
    private final ServletExchange exchange;

    RuleFilters(ApplicationEnforcement enforcement, ServletExchange exchange) {
        this.enforcement = enforcement;
        this.exchange = exchange;
    }

    /** None for a method that asks nothing, which needs no CDI container either. */
    Optional<AccessFilter> filter(Class<?> resource, Method method) {
        return Optional.of(AccessRule.of(resource, method))
                .filter(all -> !all.isOpen())
                // @RequiresScopes is this jar's own: nobody else holds a resource to it that is no bean and has no
                // interceptor.
                .map(all -> enforcement.isActive() ? all : AccessRule.ofScopes(resource, method))
                .filter(rule -> !rule.isOpen())
                .map(this::filter);
    }

    private AccessFilter filter(AccessRule rule) {
        return enforcement.isByOwnMechanism()
                ? new ApplicationMechanismFilter(rule, enforcement.answers(), enforcement.events(), exchange)
                : new AccessFilter(rule, enforcement.answers(), enforcement.events());
    }

    ErrorResponses answers() {
        return enforcement.answers();
    }

    boolean isActive() {
        return enforcement.isActive();
    }
}
