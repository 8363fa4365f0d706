-- Connects Neovim with resolution-ls.
--   require("resolution_ls").setup()                                  -- `resolution-ls` on PATH
--   require("resolution_ls").setup({ cmd = { "/opt/resolution-ls" } }) -- anything that vim.lsp.start takes
local M = {}

local NAME = "resolution_ls"
-- A document of one of the last two that does not read like a resolution gets empty answers, never findings.
local FILETYPES = { "resolution", "markdown", "text" }
local ROOT_MARKERS = { ".resolution-ls.toml", "resolution-ls.toml", ".git", ".hg" }

local options = {}

--- The folder that the server looks for cited documents in: the nearest one with a marker, else the file's own.
local function root_of(path)
  if path == "" then
    return nil
  end
  local folder = vim.fs.dirname(path)
  local marker = vim.fs.find(ROOT_MARKERS, { path = folder, upward = true })[1]
  return marker and vim.fs.dirname(marker) or folder
end

--- True from Neovim 0.11 on.
local function enables_by_name()
  return vim.lsp.config ~= nil and vim.lsp.enable ~= nil
end

--- The configuration in the form of vim.lsp.config; `cmd`, `settings`, `on_attach` and so on come from setup().
function M.config()
  local config = {
    name = NAME,
    cmd = { "resolution-ls" },
    filetypes = FILETYPES,
    -- Neovim's name for plain text is not the protocol's.
    get_language_id = function(_, filetype)
      return filetype == "text" and "plaintext" or filetype
    end,
  }
  if enables_by_name() then -- else vim.lsp.start wants the folder itself
    config.root_dir = function(buffer, done)
      done(root_of(vim.api.nvim_buf_get_name(buffer)))
    end
  end
  return vim.tbl_deep_extend("force", config, options)
end

--- True where the server's program can be started; says so once where it cannot.
local function runnable(cmd)
  if type(cmd) == "function" or vim.fn.executable(cmd[1]) == 1 then
    return true
  end
  vim.notify_once(
    ("resolution-ls was not found (%s). Install it, or name it: require(%q).setup({ cmd = { \"/path/to/resolution-ls\" } })"):format(
      cmd[1],
      NAME
    ),
    vim.log.levels.ERROR
  )
  return false
end

--- Before 0.11: start (or join) the client of each buffer as it gets its type.
local function start_by_filetype()
  local function attach(buffer)
    local config = M.config()
    if vim.bo[buffer].buftype ~= "" or not runnable(config.cmd) then
      return
    end
    config.root_dir = config.root_dir or root_of(vim.api.nvim_buf_get_name(buffer))
    vim.lsp.start(config, { bufnr = buffer })
  end
  vim.api.nvim_create_autocmd("FileType", {
    group = vim.api.nvim_create_augroup(NAME, { clear = true }),
    pattern = M.config().filetypes,
    callback = function(event)
      attach(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.config().filetypes, vim.bo[buffer].filetype) then
      attach(buffer)
    end
  end
end

function M.setup(user_options)
  options = user_options or {}
  if enables_by_name() then
    local config = M.config()
    vim.lsp.config(NAME, config)
    if runnable(config.cmd) then
      vim.lsp.enable(NAME)
    end
  elseif vim.lsp.start then
    start_by_filetype()
  else
    vim.notify_once("resolution-ls needs Neovim 0.8 or later", vim.log.levels.ERROR)
  end
end

return M
