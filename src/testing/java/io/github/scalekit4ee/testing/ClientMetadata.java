package io.github.scalekit4ee.testing;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself (RFC 7591 section 2), in a registration or in the document at its id.
 *
 * @param authenticationMethod how it authenticates at the token endpoint
 * @param scope what it said it would ask for, or {@code null}; nothing depends on it
 */
record ClientMetadata(
        String name,
        List<String> redirectUris,
        Set<GrantType> grantTypes,
        String authenticationMethod,
        @Nullable String scope) {
    static final String NO_SECRET = "none";
    static final List<String> AUTHENTICATION_METHODS = List.of("client_secret_basic", "client_secret_post", NO_SECRET);

    static ClientMetadata of(Map<?, ?> document, String defaultMethod) throws OAuthError {
        Set<GrantType> grantTypes = grantTypes(document);
        ClientMetadata metadata = new ClientMetadata(
                text(document, "client_name", ""),
                texts(document, "redirect_uris", List.of()),
                grantTypes,
                text(document, "token_endpoint_auth_method", defaultMethod),
                document.containsKey("scope") ? text(document, "scope", "") : null);
        metadata.check(texts(document, "response_types", List.of("code")));
        return metadata;
    }

    private void check(List<String> responseTypes) throws OAuthError {
        boolean sendsUsers = grantTypes.contains(GrantType.AUTHORIZATION_CODE);
        if (sendsUsers && redirectUris.isEmpty()) {
            throw OAuthError.invalidRedirectUri("redirect_uris is missing.");
        }
        for (String uri : redirectUris) {
            RedirectUris.check(uri);
        }
        if (sendsUsers && !responseTypes.equals(List.of("code"))) {
            throw OAuthError.invalidClientMetadata("The only response type is code.");
        }
        if (!AUTHENTICATION_METHODS.contains(authenticationMethod)) {
            throw OAuthError.invalidClientMetadata(
                    "token_endpoint_auth_method is one of " + String.join(", ", AUTHENTICATION_METHODS) + ".");
        }
        if (grantTypes.contains(GrantType.CLIENT_CREDENTIALS) && authenticationMethod.equals(NO_SECRET)) {
            throw OAuthError.invalidClientMetadata("client_credentials needs a client with a secret.");
        }
    }

    /** As a registration is told what was registered (RFC 7591 section 3.2.1). */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            members.put("client_name", name);
        }
        members.put("redirect_uris", redirectUris);
        members.put("grant_types", grantTypes.stream().map(GrantType::parameter).toList());
        members.put("response_types", grantTypes.contains(GrantType.AUTHORIZATION_CODE) ? List.of("code") : List.of());
        members.put("token_endpoint_auth_method", authenticationMethod);
        if (scope != null) {
            members.put("scope", scope);
        }
        return members;
    }

    private static Set<GrantType> grantTypes(Map<?, ?> document) throws OAuthError {
        Set<GrantType> types = EnumSet.noneOf(GrantType.class);
        for (String name : texts(document, "grant_types", List.of("authorization_code"))) {
            try {
                types.add(GrantType.of(name));
            } catch (OAuthError e) {
                throw OAuthError.invalidClientMetadata("grant_types: " + e.description())
                        .causedBy(e);
            }
        }
        return types;
    }

    private static String text(Map<?, ?> document, String name, String absent) throws OAuthError {
        Object value = document.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof String text) {
            return text;
        }
        throw OAuthError.invalidClientMetadata(name + " is no string.");
    }

    private static List<String> texts(Map<?, ?> document, String name, List<String> absent) throws OAuthError {
        Object value = document.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw OAuthError.invalidClientMetadata(name + " is no array of strings.");
    }
}
