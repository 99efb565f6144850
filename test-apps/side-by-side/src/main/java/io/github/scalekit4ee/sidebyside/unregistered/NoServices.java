package io.github.scalekit4ee.sidebyside.unregistered;

import java.util.Map;

/** Each implementation's way to keep services out. */
final class NoServices {
    static final Map<String, Object> PROPERTIES = Map.of(
            "jersey.config.disableMetainfServicesLookup", true,
            "jersey.config.server.disableMetainfServicesLookup", true,
            "jakarta.ws.rs.loadServices", false);

    private NoServices() {}
}
