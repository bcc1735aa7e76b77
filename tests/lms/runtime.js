// An LMS for the tests: the API is scorm-again's; it is listened to, and asked for nothing else.

/** Every call of the course: its name, what it was given, what came back. */
const calls = [];

/** Opens the course of a path in a frame, with what was kept of the learner: {} for a new one. */
function launch(kept, path) {
  calls.length = 0;
  document.querySelector("iframe")?.remove();
  const api = new window.Scorm12API({ autocommit: false, logLevel: 5 });
  api.loadFromJSON(kept);
  window.API = Object.fromEntries(
    Object.getOwnPropertyNames(api)
      .filter((name) => name.startsWith("LMS"))
      .map((name) => [
        name,
        (...given) => {
          const answer = api[name](...given);
          calls.push([name, ...given, String(answer)]);
          return answer;
        },
      ]),
  );
  window.kept = () => JSON.parse(JSON.stringify(api.cmi));
  const frame = document.createElement("iframe");
  frame.src = `${path}/index.html`;
  frame.style = "width: 60rem; height: 40rem";
  document.body.append(frame);
}

Object.assign(window, { calls, launch });
