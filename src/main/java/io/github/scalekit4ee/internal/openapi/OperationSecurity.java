package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.rest.AccessRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * What one operation asks of its caller, as the security requirements of OpenAPI: one of them, and of that one all scopes. A token of
 * any environment will do, so each has requirements of its own.
 */
final class OperationSecurity {

    /** More alternatives than these say nothing to a reader; the description of the response has the rule. */
    private static final int MOST_ALTERNATIVES = 16;

    private final AccessRule rule;
    private final List<DescribedScheme> schemes;

    OperationSecurity(AccessRule rule, List<DescribedScheme> schemes) {
        this.rule = rule;
        this.schemes = schemes;
    }

    /** What the application has described itself stays. */
    void write(Operation operation) {
        RefusalResponses.write(operation, rule.denied() ? "Nobody may call this." : sentence());
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            return;
        }
        for (DescribedScheme scheme : schemes) {
            alternatives(scheme).forEach(scopes -> operation.addSecurityRequirement(scheme.requirement(scopes)));
        }
    }

    /** One of each list of roles, with all scopes. */
    private List<Set<String>> alternatives(DescribedScheme scheme) {
        List<Set<String>> found = List.of(new TreeSet<>(rule.scopes()));
        if (rule.denied()) {
            return found;
        }
        for (Set<String> roles : restricting()) {
            List<Set<String>> more = new ArrayList<>();
            for (Set<String> before : found) {
                for (String scope : new TreeSet<>(scheme.scopesOf(roles))) {
                    Set<String> both = new TreeSet<>(before);
                    both.add(scope);
                    more.add(both);
                }
            }
            found = more;
            if (found.size() > MOST_ALTERNATIVES) {
                return List.of(new TreeSet<>(rule.scopes()));
            }
        }
        return List.copyOf(new LinkedHashSet<>(found));
    }

    private List<Set<String>> restricting() {
        return rule.roles().stream()
                .filter(roles -> !roles.contains(AccessRule.ANY_AUTHENTICATED))
                .toList();
    }

    private String sentence() {
        List<String> parts = new ArrayList<>();
        if (!rule.scopes().isEmpty()) {
            parts.add((rule.scopes().size() == 1 ? "the scope " : "all of the scopes ") + words(rule.scopes()));
        }
        restricting()
                .forEach(roles -> parts.add((roles.size() == 1 ? "the role " : "one of the roles ") + words(roles)));
        return parts.isEmpty()
                ? "The caller may not do this."
                : "The caller lacks what is required: " + String.join(", and ", parts) + ".";
    }

    private static String words(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
