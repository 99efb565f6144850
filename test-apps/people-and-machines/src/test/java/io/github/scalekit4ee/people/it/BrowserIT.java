package io.github.scalekit4ee.people.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.quickstart.demo.browser.Chromium;
import io.github.scalekit4ee.quickstart.demo.browser.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same with a real browser, which a person clicks through; machines call meanwhile. */
class BrowserIT extends PeopleAndMachinesTest {

    @Test
    void aPersonClicksThroughLoginAndLogout() throws Exception {
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(),
                "Not tested in a browser, for no Chromium is in the path."
                        + " Install the package chromium, or name the program with -Dchromium=/path/to/it.");
        try (Chromium chromium = Chromium.start(program.get())) {
            Page page = chromium.page();
            page.visit(URI.create(URL + "/"), 1280, 900);
            assertThat(page.text("#caller")).isEqualTo("You are nobody yet.");

            logIn(page, "usr_amy");
            machineIsServed();
            go(page, "#home", "/people-and-machines/");
            assertThat(page.text("#caller")).isEqualTo("You are usr_amy.");
            assertThat(page.value(
                            "(() => { const r = new XMLHttpRequest(); r.open('GET', 'api/deployments', false); r.send();"
                                    + " return r.status + ' ' + r.getResponseHeader('WWW-Authenticate'); })()"))
                    .startsWith("401 Bearer");
            go(page, "#account", "/people-and-machines/account");
            assertThat(page.text("#caller")).isEqualTo("You are usr_amy.");

            if (!WILDFLY) {
                go(page, "#logout", "/people-and-machines/");
                assertThat(page.text("#caller")).isEqualTo("You are nobody yet.");
                machineIsServed();
                logIn(page, "usr_bob");
            }
            assertThat(page.complaints()).isEmpty();
            page.close();
        }
    }

    private static void logIn(Page page, String user) throws Exception {
        go(page, "#account", "/oauth/authorize");
        assertThat(page.text("h1")).isEqualTo("Allow prd_skc_people?");
        page.value("document.querySelector('input[name=user]').value = '" + user + "'");
        page.value("document.querySelector('input[name=roles]').value = 'member'");
        go(page, "button[value=allow]", "/people-and-machines/account");
        assertThat(page.text("#caller")).isEqualTo("You are " + user + ".");
    }

    private static void go(Page page, String selector, String path) throws Exception {
        page.click(selector);
        page.await("document.readyState === 'complete' && location.pathname === '" + path + "'");
    }

    private static void machineIsServed() {
        Person machine = new Person();
        assertThat(machine.get(URL + "/api/deployments", "Authorization", "Bearer " + token("read:deployments"))
                        .body())
                .isEqualTo("deployments for m2morg_1");
        assertThat(machine.cookies()).isEmpty();
    }
}
