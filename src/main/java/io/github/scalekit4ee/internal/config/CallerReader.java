package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a request carries its token and which claims become groups. */
final class CallerReader {

    private static final String NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    private final Values values;

    CallerReader(Values values) {
        this.values = values;
    }

    CallerConfiguration read(Profile profile) {
        String realm = values.text(ScalekitKey.REALM);
        return new CallerConfiguration(groups(profile), realm == null ? "scalekit" : realm, cookie());
    }

    private List<GroupsSource> groups(Profile profile) {
        Set<String> entries = values.list(ScalekitKey.GROUPS_FROM);
        if (entries.isEmpty()) {
            entries =
                    profile == Profile.SCALEKIT ? Set.of("scopes", "roles", "permissions", "groups") : Set.of("groups");
        }
        List<GroupsSource> sources = new ArrayList<>();
        entries.forEach(entry -> sources.add(source(entry)));
        return sources;
    }

    /** {@code claim}, {@code outer.inner}, or either in quotes for a name with dots, each with an optional {@code :prefix}. */
    private GroupsSource source(String entry) {
        if (entry.startsWith("\"")) {
            int end = entry.indexOf('"', 1);
            if (end < 2) {
                values.problem(ScalekitKey.GROUPS_FROM, Values.shown(entry) + " lacks its closing quote. Add it.");
                return new GroupsSource(List.of(entry), "");
            }
            String rest = entry.substring(end + 1);
            return new GroupsSource(List.of(entry.substring(1, end)), rest.startsWith(":") ? rest.substring(1) : "");
        }
        int colon = entry.indexOf(':');
        String path = colon < 0 ? entry : entry.substring(0, colon);
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            values.problem(
                    ScalekitKey.GROUPS_FROM,
                    Values.shown(entry)
                            + " has an empty claim name. Write it like scopes, scopes:SCOPE_ or custom_claims.teams.");
        }
        return new GroupsSource(List.of(path.split("\\.")), colon < 0 ? "" : entry.substring(colon + 1));
    }

    private @Nullable String cookie() {
        String header = values.text(ScalekitKey.MP_TOKEN_HEADER);
        if (header == null || header.equalsIgnoreCase("Authorization")) {
            return null;
        }
        if (!header.equalsIgnoreCase("Cookie")) {
            values.problem(
                    ScalekitKey.MP_TOKEN_HEADER,
                    Values.shown(header) + " is neither Authorization nor Cookie. Write one of the two.");
        }
        String name = values.text(ScalekitKey.MP_TOKEN_COOKIE);
        if (name != null && !name.matches(NAME)) {
            values.problem(
                    ScalekitKey.MP_TOKEN_COOKIE, "the value is not a cookie name (RFC 6265 section 4.1.1). Write one.");
        }
        return name == null ? "Bearer" : name;
    }
}
