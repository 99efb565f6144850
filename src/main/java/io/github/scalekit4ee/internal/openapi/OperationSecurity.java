package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.rest.AccessRule;
import io.github.scalekit4ee.internal.security.ErrorResponses;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;

/** What one operation asks of its caller, as the security requirements of OpenAPI: one of them, and of that one all scopes. */
final class OperationSecurity {

    /** More alternatives than these say nothing to a reader; the description of the response has the rule. */
    private static final int MOST_ALTERNATIVES = 16;

    private final AccessRule rule;
    private final ErrorResponses refusals;

    OperationSecurity(AccessRule rule, ErrorResponses refusals) {
        this.rule = rule;
        this.refusals = refusals;
    }

    /** Returns the scopes that the requirements name. Those that the application has described itself stay. */
    Set<String> write(Operation operation) {
        RefusalResponses.write(operation, rule.denied() ? "Nobody may call this." : sentence());
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            return Set.of();
        }
        Set<String> all = new TreeSet<>();
        for (Set<String> scopes : alternatives()) {
            all.addAll(scopes);
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(DescribedScheme.NAME, List.copyOf(scopes)));
        }
        return all;
    }

    /** One of each list of roles, with all scopes. */
    private List<Set<String>> alternatives() {
        List<Set<String>> found = List.of(new TreeSet<>(rule.scopes()));
        if (rule.denied()) {
            return found;
        }
        for (Set<String> roles : restricting()) {
            List<Set<String>> more = new ArrayList<>();
            for (Set<String> before : found) {
                for (String scope : new TreeSet<>(refusals.scopesOf(roles))) {
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
