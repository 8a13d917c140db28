// Makes this mongod a member of its replica set, and the set's users. Run by mongosh beside a mongod until it succeeds;
// running it again changes nothing. It is told by environment:
//
//   SET      name of the replica set
//   SELF     this member, host:port, as the others reach it
//   PEERS    all other members that there are to be, separated by spaces; may be empty
//   FIRST    "true" for the one member that may begin a new set
//   SECRETS  folder with admin-password, exporter-password where metrics are taken, and, for each database, a file user-<database> with the password of the user
//            of that name; beside it user-<database>-2 and so on while a password changes
//
// A new set begins only when every other member has answered that it knows of none: a first member that has lost its
// disk joins the others again instead of beginning beside them.

const fs = require('fs');

const set = process.env.SET;
const self = process.env.SELF;
const peers = (process.env.PEERS || '').split(' ').filter((peer) => peer);
const secrets = process.env.SECRETS;
const localhost = '127.0.0.1:' + self.split(':')[1];
const patience = 'serverSelectionTimeoutMS=3000&connectTimeoutMS=3000&socketTimeoutMS=30000';

const secret = (name) => fs.readFileSync(secrets + '/' + name, 'utf8').trim();
const direct = (host) => Mongo('mongodb://' + host + '/?directConnection=true&' + patience).getDB('admin');
const asUser = (user, password, database) =>
  Mongo('mongodb://' + user + ':' + encodeURIComponent(password) + '@' + [self, ...peers].join(',') + '/?replicaSet=' +
    set + '&authSource=' + database + '&' + patience);
const asAdmin = () => asUser('admin', secret('admin-password'), 'admin').getDB('admin');

/** What a mongod says of itself, before any sign-in: MEMBER of a set, FRESH, or SILENT. */
function stateOf(host) {
  try {
    const hello = direct(host).hello();
    if (hello.setName) {
      return { is: 'MEMBER', serves: hello.isWritablePrimary || hello.secondary, primary: hello.isWritablePrimary };
    }
    return { is: hello.isreplicaset ? 'FRESH' : 'SILENT' };
  } catch (e) {
    return { is: 'SILENT' };
  }
}

/** The first user can be made only from the member's own loopback address, and only while there is none. */
function makeAdmin() {
  try {
    asAdmin().runCommand({ ping: 1 });
  } catch (e) {
    if (e.codeName !== 'AuthenticationFailed' && e.code !== 18) {
      throw e;
    }
    direct(localhost).createUser({ user: 'admin', pwd: secret('admin-password'), roles: ['root'] });
    print('made the user admin');
  }
}

/** Who takes the metrics: may look at the server's and the set's state, at no document of a service. */
function makeExporter() {
  if (!fs.existsSync(secrets + '/exporter-password')) {
    return;
  }
  const password = secret('exporter-password');
  try {
    asUser('exporter', password, 'admin').getDB('admin').runCommand({ ping: 1 });
  } catch (e) {
    if (e.codeName !== 'AuthenticationFailed' && e.code !== 18) {
      throw e;
    }
    const users = asAdmin();
    if (users.getUser('exporter')) {
      users.updateUser('exporter', { pwd: password });
    } else {
      users.createUser({ user: 'exporter', pwd: password, roles: ['clusterMonitor', { role: 'read', db: 'local' }] });
    }
    print('made the user exporter');
  }
}

/** While a password changes a database has two users: one of its name, and one with a number after it. */
const databaseOf = (user) => user.replace(/-\d+$/, '');

function makeUsers() {
  const names = fs.readdirSync(secrets).filter((file) => file.startsWith('user-')).map((file) => file.substring('user-'.length));
  for (const name of names) {
    const database = databaseOf(name);
    const password = secret('user-' + name);
    try {
      asUser(name, password, database).getDB(database).runCommand({ ping: 1 });
    } catch (e) {
      if (e.codeName !== 'AuthenticationFailed' && e.code !== 18) {
        throw e;
      }
      const users = asAdmin().getSiblingDB(database);
      if (users.getUser(name)) {
        users.updateUser(name, { pwd: password });
        print('changed the password of ' + name);
      } else {
        users.createUser({ user: name, pwd: password, roles: [{ role: 'readWrite', db: database }] });
        print('made the user ' + name);
      }
    }
  }
  new Set(names.map(databaseOf)).forEach((database) => dropFormerUsers(database, names));
}

/** One of ours whose file is gone: another one has taken over. Users of other names are somebody else's. */
function dropFormerUsers(database, names) {
  const users = asAdmin().getSiblingDB(database);
  for (const { user } of users.runCommand({ usersInfo: 1 }).users) {
    if (databaseOf(user) === database && !names.includes(user)) {
      users.dropUser(user);
      print('dropped the user ' + user);
    }
  }
}

function begin() {
  direct(localhost).adminCommand({ replSetInitiate: { _id: set, members: [{ _id: 0, host: self }] } });
  print('began the replica set ' + set);
}

/** One at a time: where two join at once, one is refused for the configuration's version and comes again. */
function join() {
  const admin = asAdmin();
  const config = admin.adminCommand({ replSetGetConfig: 1 }).config;
  if (config.members.some((member) => member.host === self)) {
    return;
  }
  config.members.push({ _id: Math.max(...config.members.map((member) => member._id)) + 1, host: self });
  config.version += 1;
  admin.adminCommand({ replSetReconfig: config });
  print('joined the replica set ' + set);
}

/** Takes the next step; tells whether there is none left. */
function step() {
  const own = stateOf(localhost);
  if (own.is === 'MEMBER') {
    if (own.primary) {
      makeAdmin();
    }
    if (own.serves) {
      makeUsers();
      makeExporter();
    }
    return Boolean(own.serves);
  }
  if (own.is === 'FRESH') {
    const others = peers.map((peer) => stateOf(peer).is);
    if (others.includes('MEMBER')) {
      join();
    } else if (process.env.FIRST === 'true' && others.every((state) => state === 'FRESH')) {
      begin();
    }
  }
  return false;
}

let said = '';
for (;;) {
  try {
    if (step()) {
      print('is a member of ' + set);
      break;
    }
  } catch (e) {
    if (e.message !== said) {
      print('not yet: ' + e.message);
      said = e.message;
    }
  }
  sleep(2000);
}
