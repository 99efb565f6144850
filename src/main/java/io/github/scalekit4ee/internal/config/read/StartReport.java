package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.BackChannelLogoutConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One sentence for the log of a server: what an application accepts, which clients it has, and which value came from where. Nothing of
 * a secret, and no client's id.
 */
public final class StartReport {

    private static final int LONGEST_LIST = 300;

    private StartReport() {}

    /** The rest of a sentence that begins with the application's name. */
    public static String of(ScalekitConfiguration configuration, ConfigurationSource source) {
        List<String> parts = new ArrayList<>();
        VerifierConfiguration verifier = configuration.verifier();
        if (verifier == null) {
            parts.add("accepts no access tokens");
        } else {
            verifier.environments().forEach((name, environment) -> {
                parts.add((parts.isEmpty() ? "accepts access tokens of " : "of ")
                        + (name.isEmpty() ? "" : "the environment " + SafeText.name(name) + ", of ")
                        + named("issuer", environment.issuers(), "any issuer") + " for " + audiences(environment));
                parts.add("groups come from "
                        + groups(configuration.caller().groupsFrom().getOrDefault(name, List.of())));
            });
        }
        BackChannelLogoutConfiguration logout = configuration.logout();
        if (logout != null) {
            parts.add("takes logout tokens at " + logout.path());
        }
        parts.add(
                configuration.clients().isEmpty()
                        ? "there is no client for outgoing calls"
                        : "clients for outgoing calls: " + clients(configuration));
        String places = places(source);
        return String.join("; ", parts) + (places.isEmpty() ? "." : ". Set: " + places + ".");
    }

    private static String audiences(EnvironmentConfiguration environment) {
        if (environment.profile() == Profile.MICROPROFILE) {
            return named("audience", environment.audiences(), "any audience");
        }
        return named("audience", environment.audiences(), "no audience")
                + (environment.allowMissingAudience() ? ", and those of machines without one" : "");
    }

    private static String named(String kind, Collection<String> values, String none) {
        return values.isEmpty() ? none : "the " + kind + (values.size() > 1 ? "s " : " ") + list(values);
    }

    private static String list(Collection<String> values) {
        String list = new TreeSet<>(values).stream().map(SafeText::name).collect(Collectors.joining(", "));
        return list.length() > LONGEST_LIST ? list.substring(0, LONGEST_LIST) + "..." : list;
    }

    private static String groups(List<GroupsSource> sources) {
        return sources.stream().map(StartReport::group).collect(Collectors.joining(", "));
    }

    private static String group(GroupsSource source) {
        String path = SafeText.name(String.join(".", source.path()));
        return source.prefix().isEmpty() ? path : path + " (as " + SafeText.name(source.prefix()) + "...)";
    }

    private static String clients(ScalekitConfiguration configuration) {
        return list(configuration.clients().keySet().stream()
                .map(name -> name.isEmpty() ? "the unnamed one" : name)
                .toList());
    }

    private static String places(ConfigurationSource source) {
        return SetKey.all(source).stream()
                .map(key -> key.key() + " (" + key.place() + ")")
                .collect(Collectors.joining(", "));
    }
}
