package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A protected resource, such as an MCP server, that the environment issues tokens for. It is an authorization server of its
 * own at {@code <environment>/resources/<id>}, with metadata and dynamic client registration. A resource that nobody
 * registered has the same endpoints, without URL and with any scope.
 *
 * @param id the {@code res_…} id, which is an audience of its tokens
 * @param url the URL that clients know it by, which is an audience, too; {@code null} accepts what clients ask for
 * @param scopes all that its tokens may have; none leaves it to the client
 */
public record RegisteredResource(String id, @Nullable String url, List<String> scopes) {
    /**
     * Copies the scopes.
     *
     * @param id the {@code res_…} id, one segment of a path
     * @param url the URL that clients know it by, or {@code null}
     * @param scopes all that its tokens may have; none leaves it to the client
     */
    public RegisteredResource {
        Objects.requireNonNull(id, "id");
        scopes = List.copyOf(scopes);
        if (id.isEmpty() || id.contains("/")) {
            throw new IllegalArgumentException("The id of a resource is one segment of a path, such as res_1.");
        }
    }

    /**
     * A resource with a URL.
     *
     * @param id the {@code res_…} id
     * @param url the URL that clients know it by
     * @param scopes all that its tokens may have; none leaves it to the client
     * @return the resource
     */
    public static RegisteredResource of(String id, String url, String... scopes) {
        return new RegisteredResource(id, Objects.requireNonNull(url, "url"), List.of(scopes));
    }

    /** By its id, as some clients name it, or its URL: a client may write the root of a host with or without slash (RFC 3986 section 6.2.3); nothing else is alike. */
    boolean isKnownAs(String indicator) {
        return id.equals(indicator) || (url != null && sameUrl(url, indicator));
    }

    static boolean sameUrl(String one, String other) {
        return withoutRootSlash(one).equals(withoutRootSlash(other));
    }

    private static String withoutRootSlash(String url) {
        return url.matches("https?://[^/?#]+/") ? url.substring(0, url.length() - 1) : url;
    }
}
