package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.config.TokenShare;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how a request carries its token and which claims become groups. */
final class CallerReader {

    static final String DEFAULT_REALM = "scalekit";

    /** MicroProfile JWT 2.1 section 9.2.6. */
    private static final String DEFAULT_COOKIE = "Bearer";

    private final Values values;

    CallerReader(Values values) {
        this.values = values;
    }

    CallerConfiguration read() {
        Map<String, List<GroupsSource>> groupsFrom = new HashMap<>();
        groupsFrom.put("", groupsFrom(values));
        values.environments().forEach(name -> groupsFrom.put(name, groupsFrom(values.ofEnvironment(name))));
        String realm = values.parsed(ScalekitKey.REALM, CallerReader::realm).orElse(DEFAULT_REALM);
        ScopeHierarchy hierarchy = values.parsed(ScalekitKey.SCOPE_HIERARCHY, ScopeHierarchyParser::parse)
                .orElse(ScopeHierarchy.NONE);
        return new CallerConfiguration(groupsFrom, realm, tokenCookie(), hierarchy, allowedOrigins(), share());
    }

    private TokenShare share() {
        Boolean bearerFirst =
                values.isSet(ScalekitKey.BEARER_FIRST) ? values.flag(ScalekitKey.BEARER_FIRST, true) : null;
        return new TokenShare(bearerFirst, values.list(ScalekitKey.PATHS, PathPatterns::parse));
    }

    private static List<GroupsSource> groupsFrom(Values environment) {
        return environment
                .parsed(ScalekitKey.GROUPS_FROM, GroupsFromParser::parse)
                .orElseGet(() -> defaultGroups(EnvironmentReader.profile(environment)));
    }

    private Set<String> allowedOrigins() {
        Set<String> origins = values.list(ScalekitKey.CORS_ALLOWED_ORIGINS, Origins::parse);
        if (origins.size() > 1 && origins.contains(Origins.ANY)) {
            values.problem(
                    ScalekitKey.CORS_ALLOWED_ORIGINS,
                    "* stands beside other origins, which it includes",
                    "Name the origins without it, or write * alone");
        }
        return origins;
    }

    /**
     * What the issuer alone grants. Scalekit documents no {@code groups} in its access tokens and does not reserve the name, so an
     * environment's owner may define such a claim from attributes that a customer's directory fills; that directory would hand
     * out this application's roles. In the MicroProfile profile {@code groups} is the claim that MicroProfile JWT 2.1 section 4.1 names.
     */
    private static List<GroupsSource> defaultGroups(Profile profile) {
        Stream<String> claims =
                profile == Profile.MICROPROFILE ? Stream.of("groups") : Stream.of("scopes", "roles", "permissions");
        return claims.map(claim -> new GroupsSource(List.of(claim), "")).toList();
    }

    /** Characters of a quoted-string that need no escape (RFC 9110 section 5.6.4). */
    private static String realm(String text) throws MalformedValueException {
        if (!text.matches("[\\x20-\\x7E&&[^\"\\\\]]{1,128}")) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not fit for a header",
                    "Use at most 128 ASCII characters, without quotes and backslashes");
        }
        return text;
    }

    /** A cookie's name alone does nothing (MicroProfile JWT 2.1 section 9.2.6). */
    private @Nullable String tokenCookie() {
        boolean cookie = values.parsed(ScalekitKey.MP_TOKEN_HEADER, CallerReader::isCookie)
                .orElse(false);
        String name = values.parsed(ScalekitKey.MP_TOKEN_COOKIE, CallerReader::cookieName)
                .orElse(DEFAULT_COOKIE);
        return cookie ? name : null;
    }

    private static boolean isCookie(String header) throws MalformedValueException {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "cookie" -> true;
            case "authorization" -> false;
            default ->
                throw new MalformedValueException(
                        SafeText.value(header) + " is not a header that carries tokens",
                        "Write Authorization or Cookie");
        };
    }

    private static String cookieName(String text) throws MalformedValueException {
        if (!text.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a cookie name (RFC 6265 section 4.1.1)",
                    "Use letters, digits, - and _");
        }
        return text;
    }
}
