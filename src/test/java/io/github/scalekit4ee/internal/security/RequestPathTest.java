package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @EnumSource(names = {"EXACT", "EXTENSION"})
    void aWholeMatchLeavesNoPathBehind(MappingMatch match) {
        assertThat(isAmbiguous(match, "/report", "/")).isTrue();
        assertThat(isAmbiguous(match, "/report", "/x")).isTrue();
        assertThat(isAmbiguous(match, "/report", "")).isTrue();
        assertThat(isAmbiguous(match, "/report", null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"EXACT", "EXTENSION"},
            mode = Mode.EXCLUDE)
    void otherMatchesMay(MappingMatch match) {
        assertThat(isAmbiguous(match, "/api", "/deployments/")).isFalse();
    }

    @Test
    void aServerMayHaveNoMapping() {
        assertThat(isAmbiguous(null, "/api", "/deployments")).isFalse();
        assertThat(RequestPath.isAmbiguous(
                        Fake.of(HttpServletRequest.class)
                                .on("getPathInfo", "/deployments")
                                .on("getServletPath", "/api")
                                .on("getRequestURI", "/app/api/deployments")
                                .on("getHttpServletMapping", (Object) null)
                                .make(),
                        Servers.ANY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket", "websocket/13"})
    void aHandshakeHasNoSlashAtItsEnd(String upgrade) {
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/events/", upgrade)).isTrue();
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "/events/", null, upgrade)).isTrue();
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/events/", "h2c", upgrade))
                .isTrue();
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/events", upgrade)).isFalse();
    }

    @Test
    void aHandshakeAtTheRootHas() {
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/", "websocket")).isFalse();
        assertThat(isAmbiguous(MappingMatch.CONTEXT_ROOT, "", "", "websocket")).isFalse();
    }

    @Test
    void anotherUpgradeIsNoHandshake() {
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/events/", "h2c")).isFalse();
        assertThat(isAmbiguous(MappingMatch.DEFAULT, "", "/events/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/report.txt;/", "/app/report.txt;x=y/z", "/app/report.txt;%2Fx", "/app;/report.txt"})
    void onOpenLibertyNoPathFollowsAParameter(String uri) {
        assertThat(isAmbiguous(Servers.ANY, MappingMatch.DEFAULT, uri)).isFalse();
        assertThat(isAmbiguous(Servers.OPEN_LIBERTY, MappingMatch.DEFAULT, uri)).isTrue();
        assertThat(isAmbiguous(Servers.OPEN_LIBERTY, MappingMatch.PATH, uri)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/report.txt", "/app/report.txt;jsessionid=0", "/app/report.txt;a;b=c"})
    void aParameterAtTheEndIsNoPath(String uri) {
        assertThat(isAmbiguous(Servers.OPEN_LIBERTY, MappingMatch.DEFAULT, uri)).isFalse();
    }

    private static boolean isAmbiguous(Container server, MappingMatch match, String uri) {
        return RequestPath.isAmbiguous(
                Fake.of(HttpServletRequest.class)
                        .on("getRequestURI", uri)
                        .on("getServletPath", "")
                        .on("getPathInfo", "/whatever")
                        .on("getHeaders", name -> Collections.enumeration(List.of()))
                        .on(
                                "getHttpServletMapping",
                                Fake.of(HttpServletMapping.class)
                                        .on("getMappingMatch", (Object) match)
                                        .make())
                        .make(),
                server);
    }

    private static boolean isAmbiguous(MappingMatch match, String servletPath, String pathInfo, String... upgrades) {
        return RequestPath.isAmbiguous(
                Fake.of(HttpServletRequest.class)
                        .on("getPathInfo", (Object) pathInfo)
                        .on("getServletPath", servletPath)
                        .on("getRequestURI", "/app" + servletPath)
                        .on("getHeaders", name -> Collections.enumeration(List.of(upgrades)))
                        .on(
                                "getHttpServletMapping",
                                Fake.of(HttpServletMapping.class)
                                        .on("getMappingMatch", (Object) match)
                                        .make())
                        .make(),
                Servers.ANY);
    }
}
