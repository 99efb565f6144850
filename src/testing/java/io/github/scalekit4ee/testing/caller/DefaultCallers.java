package io.github.scalekit4ee.testing.caller;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of a token where nothing is configured. */
final class DefaultCallers {

    static final CallerConfiguration CONFIGURATION = new CallerConfiguration(
            Stream.of("scopes", "roles", "permissions")
                    .map(claim -> new GroupsSource(List.of(claim), ""))
                    .toList(),
            "scalekit",
            null);

    private DefaultCallers() {}
}
