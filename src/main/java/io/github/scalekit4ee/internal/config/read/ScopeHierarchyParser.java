package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The grammar of {@code scalekit.scope-hierarchy}: {@code chain ("," chain)*}, where a chain is {@code scope (">" scope)+}, the stronger
 * first: {@code admin:* > write:deployments > read:deployments, write:deployments > write:notes}. A scope may stand in several chains.
 */
final class ScopeHierarchyParser {

    private static final String EXAMPLE =
            "Write the stronger scope first, as in admin:* > write:deployments > read:deployments, and a comma between chains";

    private final String text;
    private final Map<String, Set<String>> next = new LinkedHashMap<>();

    private ScopeHierarchyParser(String text) {
        this.text = text;
    }

    static ScopeHierarchy parse(String text) throws MalformedValueException {
        ScopeHierarchyParser parser = new ScopeHierarchyParser(text);
        for (String chain : text.split(",", -1)) {
            parser.addChain(chain);
        }
        return parser.closure();
    }

    private void addChain(String chain) throws MalformedValueException {
        String[] scopes = chain.split(">", -1);
        if (scopes.length < 2) {
            throw new MalformedValueException(SafeText.value(text) + " has a chain of fewer than two scopes", EXAMPLE);
        }
        for (int i = 0; i < scopes.length; i++) {
            String scope = scope(scopes[i]);
            if (i > 0) {
                next.computeIfAbsent(scope(scopes[i - 1]), unknown -> new LinkedHashSet<>())
                        .add(scope);
            }
        }
    }

    /** Of RFC 6749 section 3.3; two of its characters are the grammar's own. */
    private String scope(String part) throws MalformedValueException {
        String scope = part.strip();
        if (!ScopeNames.isScope(scope)) {
            throw new MalformedValueException(
                    scope.isEmpty()
                            ? SafeText.value(text) + " lacks a scope beside a > or a comma"
                            : SafeText.value(scope) + " is not a scope (RFC 6749 section 3.3)",
                    EXAMPLE);
        }
        return scope;
    }

    private ScopeHierarchy closure() throws MalformedValueException {
        Map<String, Set<String>> weaker = new HashMap<>();
        for (String scope : next.keySet()) {
            weaker.put(scope, reached(scope));
        }
        return new ScopeHierarchy(weaker);
    }

    private Set<String> reached(String start) throws MalformedValueException {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(next.get(start));
        while (!open.isEmpty()) {
            String scope = open.pop();
            if (scope.equals(start)) {
                throw new MalformedValueException(
                        SafeText.value(start) + " is stronger than itself, by way of other scopes or at once",
                        "Leave out one step of the circle");
            }
            if (reached.add(scope)) {
                open.addAll(next.getOrDefault(scope, Set.of()));
            }
        }
        return reached;
    }
}
