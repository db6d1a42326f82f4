// The address of Nabla. On a page of another origin, write it in full: 'https://nabla.example.org/'.
const NABLA = new URL('../', location.href);
const PARTS = 'network,output,transport,status';
const EXPERIMENT = 'data=xor&net=none&v=1';

const frame = document.querySelector('iframe');
const status = document.getElementById('status');
const statements = document.getElementById('statements');

// `events` names the host of this page, which may then read what happens in the frame and give commands.
const wanted = new URLSearchParams(location.search);
const lesson = wanted.get('lesson');
const content = lesson === null ? (wanted.get('experiment') ?? EXPERIMENT) : `lesson=${lesson}`;
frame.src = `${NABLA}#embed=${PARTS}&events=${location.host}&${content}`;

addEventListener('message', ({ source, origin, data }) => {
  // Any page may send messages: only this frame counts, and only while it shows Nabla.
  if (source !== frame.contentWindow || origin !== NABLA.origin || data?.nabla !== 1) return;
  if (data.type === 'size') frame.style.height = `${data.height}px`;
  if (data.type === 'status') status.textContent = data.reason ? `${data.status}: ${data.reason}` : data.status;
  if (data.type === 'statement') {
    const text = document.createElement('pre');
    text.textContent = JSON.stringify(data.statement, null, 2);
    statements.appendChild(document.createElement('li')).append(text);
  }
});

for (const button of document.querySelectorAll('[data-command]')) {
  button.addEventListener('click', () => {
    frame.contentWindow.postMessage({ nabla: 1, type: button.dataset.command }, NABLA.origin);
  });
}
