/** One WAR with pages for people, who log in at Scalekit, and an API for machines, which bring access tokens. */
package io.github.scalekit4ee.people;
