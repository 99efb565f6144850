/** A headless Chromium, spoken to by its DevTools protocol: enough for the one page of the demo, without a driver. */
package io.github.scalekit4ee.quickstart.demo.browser;
