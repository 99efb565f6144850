package io.github.scalekit4ee.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.quickstart.demo.browser.Chromium;
import io.github.scalekit4ee.quickstart.demo.browser.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page at the root of the demo's WAR, in headless Chromium: pressed as a person presses it, read as a person reads it. */
@ExtendWith(RunningDemo.class)
class DemoPageIT {
    private static final URI ADDRESS = URI.create("http://127.0.0.1:" + RunningDemo.PORT + "/quickstart/");
    private static final String ANSWERED = "document.querySelector('#status b') !== null";

    private static Chromium chromium;
    private Page page;

    @BeforeAll
    static void startTheBrowser() throws Exception {
        Optional<Path> program = Chromium.find();
        if (program.isPresent()) {
            chromium = Chromium.start(program.get());
        }
    }

    @AfterAll
    static void stopTheBrowser() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openThePage() throws Exception {
        assumeTrue(
                chromium != null,
                "The demo's page is not tested, for no Chromium is in the path."
                        + " Install the package chromium, or name the program with -Dchromium=/path/to/it.");
        page = chromium.page();
        visit(1280);
    }

    @AfterEach
    void nothingLeftTheMachineAndNothingWasComplainedOf() {
        if (page == null) {
            return;
        }
        assertThat(page.requests()).allSatisfy(request -> assertThat(request.toString())
                .startsWith("http://127.0.0.1:" + RunningDemo.PORT + "/quickstart/"));
        assertThat(page.complaints()).isEmpty();
        page.close();
    }

    @Test
    void a401BecomesA403BecomesA200() throws Exception {
        call("deploy");
        assertThat(page.text("#status")).contains("401", "POST api/deployments", "no token");
        assertThat(page.text("#parameters")).contains("scheme", "Bearer", "realm", "scalekit");

        getToken();
        call("deploy");
        assertThat(page.text("#status")).contains("403", "a token with read:deployments");
        assertThat(page.text("#parameters")).contains("insufficient_scope", "deploy:applications");
        page.picture(Path.of("target/demo.png"));

        page.click("#scopes input[value='deploy:applications']");
        getToken();
        call("deploy");
        assertThat(page.text("#status")).contains("200");
        assertThat(page.text("#body")).contains("\"application\": \"shop\"");
        assertThat(page.value("document.querySelectorAll('#steps .seen').length"))
                .isEqualTo("3");
        assertThat(page.value("document.querySelectorAll('#history li').length"))
                .isEqualTo("2");
    }

    @Test
    void theClaimsOfTheTokenAreShown() throws Exception {
        getToken();

        assertThat(page.text("#claims")).contains("iss", "scopes", "read:deployments", "m2morg_demo");
    }

    @Test
    void aSpoiledTokenIsRefusedEvenWhereNoneIsNeeded() throws Exception {
        call("status");
        assertThat(page.text("#status")).contains("200");

        getToken();
        page.click("#spoil");
        call("status");

        assertThat(page.text("#status")).contains("401", "a token with a spoiled signature");
        assertThat(page.text("#parameters")).contains("invalid_token", "signature");
    }

    @Test
    void aTokenOfOnesOwnIsUsed() throws Exception {
        page.value("document.querySelector('#own').open = true");
        page.value("document.querySelector('#own-token').value = 'no-token'");
        page.click("#own-form button");
        call("list");

        assertThat(page.text("#claims")).contains("This is no JWT");
        assertThat(page.text("#status")).contains("401");
    }

    @Test
    void withoutAScopeThereIsNothingToAskFor() {
        page.click("#scopes input[value='read:deployments']");

        assertThat(page.value("document.querySelector('#get').disabled")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 320})
    void aNarrowWindowNeedsNoScrollingToTheSideAndHidesNothing(int width) throws Exception {
        visit(width);
        getToken();
        call("deploy");

        assertThat(page.value("document.documentElement.scrollWidth <= " + width))
                .isEqualTo("true");
        assertThat(page.value("[...document.querySelectorAll('button, label, dd, dt, pre, p, li, h1, h2, h3')]"
                        + ".filter(e => e.offsetParent && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'"
                        + " || e.getBoundingClientRect().right > " + width + ")).map(e => e.outerHTML)"))
                .as("elements that are cut off")
                .isEmpty();
        assertThat(page.value("[...document.querySelectorAll('main *')].filter(e => e.innerText && e.offsetParent)"
                        + ".map(e => parseFloat(getComputedStyle(e).fontSize)).every(size => size >= 12)"))
                .as("letters of 12 px or more")
                .isEqualTo("true");
        page.picture(Path.of("target/demo-" + width + ".png"));
    }

    @Test
    void aScriptThatIsSmuggledInIsNotRunAndCallsNobody() throws Exception {
        page.value("(() => { const s = document.createElement('script');"
                + " try { s.textContent = 'window.foreign = 1'; document.body.append(s); } catch (refused) { } })()");
        page.value("(() => { const b = document.createElement('button'); b.id = 'smuggled';"
                + " try { b.setAttribute('onclick', 'window.foreign = 2'); } catch (refused) { }"
                + " document.body.append(b); b.click(); })()");
        page.value("fetch('http://127.0.0.2:1/').catch(() => { window.refused = true; })");
        page.await("window.refused === true");

        assertThat(page.value("window.foreign")).isEqualTo("undefined");
        assertThat(page.complaints()).anyMatch(text -> text.contains("TrustedScript"));
        assertThat(page.complaints()).anyMatch(text -> text.contains("connect-src"));
        page.close();
        page = null;
    }

    private void visit(int width) throws Exception {
        page.visit(ADDRESS, width, 900);
        page.await("document.querySelector('#environment').textContent.includes('simulated')");
    }

    private void getToken() throws Exception {
        page.value("document.querySelector('#token-state').textContent = ''");
        page.click("#get");
        page.await("document.querySelector('#token-state').textContent.includes('Claims')");
    }

    private void call(String name) throws Exception {
        page.value("document.querySelector('#status').replaceChildren()");
        page.click("[data-call='" + name + "']");
        page.await(ANSWERED);
    }
}
