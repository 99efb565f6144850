package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the application says of itself as a protected resource (RFC 9728). */
final class ResourceReader {

    private static final List<ScalekitKey> DETAILS = List.of(
            ScalekitKey.RESOURCE_NAME,
            ScalekitKey.RESOURCE_DOCUMENTATION,
            ScalekitKey.RESOURCE_SCOPES,
            ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS,
            ScalekitKey.RESOURCE_METADATA_URL,
            ScalekitKey.RESOURCE_CALLER_TOKEN_PASSED_ON);

    private static final String REFRESH_SCOPE = "offline_access";

    private final Values values;

    ResourceReader(Values values) {
        this.values = values;
    }

    /** Null if the application is not a protected resource, or if its URL is wrong. */
    @Nullable
    ResourceConfiguration read() {
        if (!values.isSet(ScalekitKey.RESOURCE_URL)) {
            DETAILS.forEach(this::refuseWithoutUrl);
            return null;
        }
        Optional<URI> url = values.parsed(ScalekitKey.RESOURCE_URL, ResourceUris::identifier);
        String name =
                values.parsed(ScalekitKey.RESOURCE_NAME, ResourceReader::name).orElse(null);
        String documentation = values.parsed(ScalekitKey.RESOURCE_DOCUMENTATION, ResourceUris::documentation)
                .orElse(null);
        Set<String> scopes = values.list(ScalekitKey.RESOURCE_SCOPES, ResourceReader::scope);
        List<String> authorizationServers = authorizationServers();
        URI metadataUrl = values.parsed(ScalekitKey.RESOURCE_METADATA_URL, ResourceUris::metadata)
                .orElse(null);
        boolean passedOn = values.flag(ScalekitKey.RESOURCE_CALLER_TOKEN_PASSED_ON, false);
        return url.map(known -> new ResourceConfiguration(
                        known, name, documentation, scopes, authorizationServers, metadataUrl, passedOn))
                .orElse(null);
    }

    private void refuseWithoutUrl(ScalekitKey key) {
        if (values.isSet(key)) {
            values.problem(
                    key,
                    "has no effect without " + values.label(ScalekitKey.RESOURCE_URL),
                    "Remove it, or " + values.instruction(ScalekitKey.RESOURCE_URL, "<the public URL>"));
        }
    }

    private List<String> authorizationServers() {
        if (values.isSet(ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS)) {
            return List.copyOf(values.list(ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS, Uris::issuer));
        }
        List<String> servers = new ArrayList<>(authorizationServers(values));
        Collection<String> named = values.environments();
        named.forEach(name -> servers.addAll(authorizationServers(values.ofEnvironment(name))));
        if (servers.isEmpty() && named.isEmpty() && !values.isSet(ScalekitKey.ENVIRONMENT_URL)) {
            values.problem(
                    ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS,
                    "is not set, so the resource's metadata could not say where to get a token",
                    "Name the issuer: "
                            + values.instruction(
                                    ScalekitKey.RESOURCE_AUTHORIZATION_SERVERS, "https://issuer.example.com"));
        }
        return servers;
    }

    /** That of one environment, if it has one. */
    private static List<String> authorizationServers(Values environment) {
        Optional<URI> url = environment.parsed(ScalekitKey.ENVIRONMENT_URL, Uris::environment);
        if (url.isPresent()) {
            return List.of(environment
                    .parsed(ScalekitKey.RESOURCE_ID, EnvironmentReader::resourceId)
                    .map(id -> url.get() + "/resources/" + id)
                    .orElse(url.get().toString()));
        }
        String issuer = environment.text(ScalekitKey.ENVIRONMENT_ISSUER);
        String other = issuer != null ? issuer : environment.text(ScalekitKey.MP_ISSUER);
        try {
            return other == null ? List.of() : List.of(Uris.issuer(other));
        } catch (MalformedValueException e) {
            return List.of(); // not the issuer of RFC 8414 section 2, but a name that no client can ask
        }
    }

    private static String name(String text) throws MalformedValueException {
        if (text.length() > 128 || text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is too long or holds a control character",
                    "Use at most 128 characters, such as Acme deployments");
        }
        return text;
    }

    /** Clients ask for refresh tokens by themselves; a resource has no use for that scope. */
    private static String scope(String text) throws MalformedValueException {
        if (text.equals(REFRESH_SCOPE)) {
            throw new MalformedValueException(
                    '"' + REFRESH_SCOPE + "\" is no scope of a resource, but what a client asks for by itself",
                    "Leave it out");
        }
        return ScopeNames.parse(text);
    }
}
