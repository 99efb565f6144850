package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request to an OAuth endpoint (RFC 6749 sections 3.1 and 3.2): none twice, and an empty one is none. */
final class OAuthParameters {
    /** RFC 8707 section 2, and what Scalekit's own audience parameter allows. */
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private final Map<String, List<String>> values;

    private OAuthParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of a form. */
    static OAuthParameters form(RecordedRequest request) throws OAuthError {
        if (!request.isForm()) {
            throw OAuthError.invalidRequest("The body must be application/x-www-form-urlencoded.");
        }
        return parsed(request.body());
    }

    /** The parameters of a query. */
    static OAuthParameters query(RecordedRequest request) throws OAuthError {
        return parsed(request.query());
    }

    private static OAuthParameters parsed(String encoded) throws OAuthError {
        try {
            return new OAuthParameters(FormParameters.parse(encoded));
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidRequest("A percent escape is broken.").causedBy(e);
        }
    }

    void requireNoneTwice() throws OAuthError {
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            if (parameter.getValue().size() > 1 && !REPEATABLE.contains(parameter.getKey())) {
                throw OAuthError.invalidRequest("A parameter is there more than once.");
            }
        }
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The value if there is exactly one. */
    Optional<String> single(String name) {
        List<String> all = all(name);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    String required(String name) throws OAuthError {
        return single(name).orElseThrow(() -> OAuthError.invalidRequest("The parameter " + name + " is missing."));
    }

    List<String> words(String name) {
        return single(name).map(String::strip).filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> List.of(text.split(" +", -1)).stream())
                .distinct()
                .toList();
    }
}
